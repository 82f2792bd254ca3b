using SupportBot.Commands;

namespace SupportBot.Tests.Commands;

/// <summary>The picture of the conversation in the repository is the one the code really has.</summary>
public sealed class MachineGraphTests
{
    private const string Remedy = "Look at the change; if it is meant, run: dotnet run --project src/SupportBot -- graph, and put it there.";

    [Fact]
    public void The_approved_diagram_is_the_machine()
    {
        var approved = File.ReadAllText(Repository.Folder("docs", "conversation.mmd")).ReplaceLineEndings("\n");
        Assert.True(approved == MachineGraph.Mermaid(), $"docs/conversation.mmd differs from the machine. {Remedy}");
    }

    [Fact]
    public void The_readme_shows_the_approved_diagram()
    {
        var readme = File.ReadAllText(Repository.Folder("README.md")).ReplaceLineEndings("\n");
        Assert.True(readme.Contains(MachineGraph.Mermaid(), StringComparison.Ordinal), $"README.md shows another diagram. {Remedy}");
    }

    [Fact]
    public void Both_formats_draw_the_same_arrows()
    {
        var mermaid = MachineGraph.Mermaid().Split('\n').Count(line => line.Contains("-->", StringComparison.Ordinal)) - 1;
        var dot = MachineGraph.Dot().Split('\n').Count(line => line.Contains("->", StringComparison.Ordinal));
        Assert.Equal(mermaid, dot);
    }
}
