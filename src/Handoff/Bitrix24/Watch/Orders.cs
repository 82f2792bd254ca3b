using Handoff.Bitrix24.Desk;
using Handoff.Bitrix24.Events;
using Handoff.Bitrix24.Words;

namespace Handoff.Bitrix24.Watch;

/// <summary>Follows what operators order with a slash. Nothing of it reaches the subscriber as words.</summary>
internal sealed class Orders(IDeskEar ear, Leading leading, Endings endings, Notices notices)
{
    public async Task<EarAnswer> Follow(DeskSession session, DeskOperator who, OperatorCommand order, PortalMessage reply, CancellationToken cancellation)
    {
        switch (order)
        {
            case OperatorCommand.Help:
                await notices.Tell(reply.User!, OperatorTexts.Help, $"help|{session.Chat}", cancellation).ConfigureAwait(false);
                return new EarAnswer.Taken();
            case OperatorCommand.Unclear unclear:
                return new EarAnswer.Unknown(unclear.Word);
            case OperatorCommand.Note note:
                return await ear.Hear(session.Conversation, $"noted/{reply.Id}",
                    new OperatorEvent.Noted(new PortalRef(reply.Chat, reply.Id).ToString(), note.Text) { Operator = who }).ConfigureAwait(false);
            default:
                break;
        }
        if (await leading.Ensure(session, who, reply.Id).ConfigureAwait(false) is not EarAnswer.Taken and var refused)
        {
            return refused;
        }
        return order switch
        {
            OperatorCommand.ToBot => await endings.End(session.Conversation, $"released/{reply.Id}", new OperatorEvent.Released { Operator = who }, cancellation).ConfigureAwait(false),
            OperatorCommand.Close => await endings.End(session.Conversation, $"closed/{reply.Id}", new OperatorEvent.Closed { Operator = who }, cancellation).ConfigureAwait(false),
            OperatorCommand.Guide guide => await ear.Hear(session.Conversation, $"guide/{reply.Id}", Guide(guide.Name, who)).ConfigureAwait(false),
            OperatorCommand.Callback => await ear.Hear(session.Conversation, $"callback/{reply.Id}", new OperatorEvent.AskedForCallback { Operator = who }).ConfigureAwait(false),
            _ => throw new InvalidOperationException($"No way to follow {order.GetType().Name}."),
        };
    }

    private static OperatorEvent.SentGuide Guide(string name, DeskOperator who) =>
        name.Split('#', 2) is [var guide, { Length: > 0 } step] ? new OperatorEvent.SentGuide(guide, step) { Operator = who } : new OperatorEvent.SentGuide(name) { Operator = who };
}
