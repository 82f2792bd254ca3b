using System.Collections.Immutable;

namespace Handoff.Bitrix24.Events;

/// <summary>Translates a form into what the portal tells. Pure; missing keys are empty, unknown ones are ignored, nothing throws.</summary>
public static class EventReader
{
    /// <summary>The event's name in capitals, for the key by which repetitions are recognised.</summary>
    public static string NameOf(FormNode form) => (form.Word("event") ?? "").ToUpperInvariant();

    public static PortalEvent Read(FormNode form)
    {
        var data = form["data"];
        return NameOf(form) switch
        {
            "ONIMCONNECTORMESSAGEADD" => new PortalEvent.Wrote(Messages(data)),
            "ONIMCONNECTORMESSAGEUPDATE" => new PortalEvent.Changed(Messages(data)),
            "ONIMCONNECTORMESSAGEDELETE" => new PortalEvent.Deleted(Messages(data)),
            "ONIMCONNECTORDIALOGSTART" => new PortalEvent.Started(Dialogs(data)),
            "ONIMCONNECTORDIALOGFINISH" => new PortalEvent.Finished(Dialogs(data)),
            "ONIMCONNECTORSTATUSDELETE" => new PortalEvent.LineLost(data.Word("line") ?? "", Whole: false),
            "ONIMCONNECTORLINEDELETE" => new PortalEvent.LineLost(data.Text ?? data.Word("line") ?? "", Whole: true),
            "ONAPPUNINSTALL" => new PortalEvent.Uninstalled(data.Word("CLEAN") == "1"),
            var other => new PortalEvent.Other(other),
        };
    }

    /// <summary>The connector and line an event speaks of; empty when it names none.</summary>
    public static (string Connector, string Line) Address(FormNode form)
    {
        var data = form["data"];
        return (data.Word("CONNECTOR") ?? "", data.Word("LINE") ?? data.Text ?? "");
    }

    private static ImmutableArray<PortalMessage> Messages(FormNode data) =>
        [.. data["MESSAGES"].Items.Select(Message).OfType<PortalMessage>()];

    private static PortalMessage? Message(FormNode item)
    {
        if (item["im"].Id("chat_id") is not { } chat || item["im"].Id("message_id") is not { } id)
        {
            return null;
        }
        var message = item["message"];
        return new PortalMessage(chat, id, message.Id("user_id"), message["text"].Text ?? "", Files(message["files"]),
            item["chat"].Word("id"), [.. message["id"].Items.Select(node => node.Text).OfType<string>().Where(text => text.Length > 0)]);
    }

    private static ImmutableArray<PortalFile> Files(FormNode files) => [.. files.Items.Select(File).OfType<PortalFile>()];

    private static PortalFile? File(FormNode file)
    {
        var link = file.Word("downloadLink") ?? file.Word("link");
        if (link is null)
        {
            return null;
        }
        var type = file.Word("mime") ?? (file.Word("type") == "image" ? "image/jpeg" : "application/octet-stream");
        return new PortalFile(file.Word("name") ?? "file", type, link, file.Word("link") is { } other && other != link ? other : null, file.Number("size"));
    }

    private static ImmutableArray<PortalDialog> Dialogs(FormNode data) => [.. data["DATA"].Items.Select(item => new PortalDialog(
        item["session"].Id("id"),
        item["chat"].Id("id"),
        item["connector"].Word("chat_id"),
        item["user"].Id("id") ?? item["connector"].Id("user_id")))];
}
