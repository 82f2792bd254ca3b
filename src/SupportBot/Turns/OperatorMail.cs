using System.Collections.Immutable;
using Handoff;
using SupportBot.Channels;
using SupportBot.Delivery;
using SupportBot.Operators;

namespace SupportBot.Turns;

/// <summary>What an operator says, corrects and takes back becomes outbox items and lines of the transcript.</summary>
internal sealed class OperatorMail(ITurnStore store, Func<Draft, OutgoingMessage, OutgoingMessage> ready, Func<Draft, string, OutboxContent, OutboxItem> item)
{
    public async ValueTask Add(Draft draft, List<OutboxItem> outbox)
    {
        if (draft.OperatorDecision is { Words: { } words })
        {
            await Say(draft, words, outbox);
        }
        if (draft.OperatorDecision is { Recalls: { } line })
        {
            await Recall(draft, line, outbox);
        }
    }

    /// <summary>What became of taking a message back.</summary>
    public static void Recalled(Draft draft, InboxEvent.FromPump settled, string line)
    {
        if (settled.Outcome is ItemOutcome.Sent or ItemOutcome.Delivered)
        {
            draft.Edits.Add(new LineEdit(line, null, ByOperator: true));
            return;
        }
        draft.Lines.Add(new TranscriptEntry(0, settled.ItemId + "-kept", LineAuthor.Note, null,
            $"Оператор удалил сообщение у себя; у абонента оно осталось. {settled.Reason}".TrimEnd(), draft.At));
    }

    private async ValueTask Say(Draft draft, OperatorWords words, List<OutboxItem> outbox)
    {
        // The desk's own id: the same message can never leave twice.
        var id = ItemId(draft, words.Operator.Id, words.MessageId);
        ImmutableArray<MediaFile> pictures = [.. words.Files.Where(IsPicture).Select(Media)];
        ImmutableArray<MediaFile> files = [.. words.Files.Where(file => !IsPicture(file)).Select(Media)];
        var message = ready(draft, new OutgoingMessage(id, draft.Now.Key, Author.Operator, words.Text, [], pictures, files) { Marks = Looks.ForChannel(words.Marks) });
        if (words.Corrects is { } correction)
        {
            var anew = message with { Text = correction.Anew, Marks = null };
            if (await Sent(draft, correction.MessageId) is { } first)
            {
                outbox.Add(item(draft, id, new OutboxContent.Amend(message, anew, first)));
                draft.Edits.Add(new LineEdit(correction.MessageId, words.Text, ByOperator: true));
                return;
            }
            message = anew;
        }
        outbox.Add(item(draft, id, new OutboxContent.Message(message)));
        draft.Lines.Add(new TranscriptEntry(0, words.MessageId, LineAuthor.Operator, words.Operator.Name, message.Text, draft.At, words.Files,
            ItemId: id, Findings: words.Findings) { Marks = words.Marks is { } marks && words.Corrects is null ? marks : [] });
    }

    private async ValueTask Recall(Draft draft, string line, List<OutboxItem> outbox)
    {
        if (await Sent(draft, line) is { } first && draft.OperatorEvent is { } happened)
        {
            outbox.Add(item(draft, ItemId(draft, happened.Operator.Id, line + "-recall"), new OutboxContent.Recall(first, line)));
        }
    }

    // A colleague may have written it: the line knows its item.
    private async ValueTask<string?> Sent(Draft draft, string line) =>
        (await store.Transcript(draft.Now.Key)).LastOrDefault(entry => entry.Id == line && entry.Author == LineAuthor.Operator)?.ItemId;

    private static string ItemId(Draft draft, string who, string message) => $"{who}/{message}@{draft.Now.Key}";

    private static bool IsPicture(DeskFile file) => file.Type.StartsWith("image/", StringComparison.Ordinal);

    private static MediaFile Media(DeskFile file) => new(file.Id, file.Name, file.Type);
}
