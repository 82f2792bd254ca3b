using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Handoff.Bitrix24.Events;

namespace Handoff.Tests.Bitrix24;

public sealed class PhpFormTests
{
    [Fact]
    public void Brackets_nest_and_names_are_found_in_any_case()
    {
        Assert.True(PhpForm.TryRead("event=ONIMCONNECTORMESSAGEADD&data%5BMESSAGES%5D%5B0%5D%5Bim%5D%5Bchat_id%5D=3055&data[LINE]=14", out var form));
        Assert.Equal("3055", form["data"]["messages"]["0"]["im"].Id("CHAT_ID"));
        Assert.Equal(14, form["data"].Number("line"));
    }

    [Fact]
    public void Brackets_in_values_are_words_of_people()
    {
        Assert.True(PhpForm.TryRead("data%5Bname%5D=%D0%90%D0%B9+%5Bb%5D%26%3D%5D", out var form));
        Assert.Equal("Ай [b]&=]", form["data"].Word("name"));
    }

    [Fact]
    public void A_leaf_may_stand_where_a_map_is_usual()
    {
        Assert.True(PhpForm.TryRead("event=ONIMCONNECTORLINEDELETE&data=107", out var form));
        Assert.Equal(new PortalEvent.LineLost("107", Whole: true), EventReader.Read(form));
    }

    [Fact]
    public void Whatever_is_missing_is_empty_and_never_null()
    {
        Assert.True(PhpForm.TryRead("", out var form));
        Assert.True(form["data"]["MESSAGES"]["0"]["message"].IsEmpty);
        Assert.Empty(form["data"]["MESSAGES"].Items);
        Assert.Null(form["data"].Word("x"));
    }

    [Fact]
    public void A_body_that_is_too_deep_is_refused() =>
        Assert.False(PhpForm.TryRead("a" + string.Concat(Enumerable.Repeat("[x]", 60)) + "=1", out _));

    [Fact]
    public void What_was_written_is_read_back() => Prop.ForAll(Pairs(), pairs =>
    {
        Assert.True(PhpForm.TryRead(PhpForm.Write(pairs), out var form));
        foreach (var (name, value) in pairs)
        {
            Assert.Equal(value, At(form, name));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_whatsoever_makes_the_readers_throw() => Prop.ForAll<string>(ArbMap.Default.ArbFor<string>(), text =>
    {
        if (PhpForm.TryRead(text ?? "", out var form))
        {
            EventReader.Read(form);
        }
        PhpForm.TryRead("event=ONIMCONNECTORMESSAGEADD&data[MESSAGES]" + text, out form);
        EventReader.Read(form);
        PhpForm.TryRead($"event=ONIMCONNECTORDIALOGFINISH&data[DATA][{text}][session]=1", out form);
        EventReader.Read(form);
    }).QuickCheckThrowOnFailure();

    private static string? At(FormNode form, string name) => name.Replace("]", "", StringComparison.Ordinal).Split('[')
        .Aggregate(form, (node, part) => node[part]).Text;

    // Names like data[3][x1]; each once, and none a prefix of another.
    private static Arbitrary<List<(string Name, string Value)>> Pairs()
    {
        var value = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => new string([.. text.Get.Where(letter => !char.IsSurrogate(letter))]));
        var depth = Gen.Choose(0, 3);
        return value.SelectMany(text => depth, (text, levels) => (text, levels)).ListOf()
            .Select(items => items.Select((item, at) => (Name(at, item.levels), item.text)).ToList()).ToArbitrary();
    }

    private static string Name(int at, int levels) =>
        "n" + at.ToString(CultureInfo.InvariantCulture) + string.Concat(Enumerable.Range(0, levels).Select(level => $"[{(level % 2 == 0 ? "MESSAGES" : "0")}]"));
}
