using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Operators;
using SupportBot.Turns;

namespace SupportBot.Diagnostics;

/// <summary>Counts what happens (contracts.md §7). No label ever carries a name, a phone, an address or a text.</summary>
public sealed class Metrics : ITurnWatcher
{
    private readonly ConcurrentDictionary<(string Name, string Labels), long> _counters = new();
    private readonly ConcurrentDictionary<string, Histogram> _replies = new(StringComparer.Ordinal);
    private readonly Histogram _turns = new();
    private readonly Histogram _accepts = new();

    public Metrics(Pump pump) => pump.Settled += Settled;

    public void Committed(Turn turn, TimeSpan took)
    {
        _turns.Observe(took);
        var commit = turn.Commit;
        foreach (var item in commit.Fresh is { } fresh ? commit.Handled.Add(fresh) : commit.Handled)
        {
            if (item.Event is InboxEvent.FromSubscriber)
            {
                Count("supportbot_messages_received_total", $"channel=\"{commit.Conversation.Key.Channel}\"");
            }
        }
        if (turn.NotUnderstood)
        {
            Count("supportbot_not_understood_total", "");
        }
        if (commit.Conversation.Handoff is { } handoff)
        {
            SeeHandoff(turn, commit.Conversation, handoff);
        }
        if ((commit.Fresh ?? commit.Handled.LastOrDefault())?.Event is InboxEvent.FromClock { Timer: nameof(TimerKind.Answer) } && commit.Conversation.Nudges > 0)
        {
            Count("supportbot_answers_late_total", commit.Conversation.Nudges > 1 ? "stage=\"escalated\"" : "stage=\"nudged\"");
        }
        SeeFindings(turn);
    }

    /// <summary>A difference between a conversation and the operators' portal was put right.</summary>
    /// <param name="what"><c>reply</c>, <c>close</c> or <c>ghost</c>.</param>
    public void HandoffRepaired(string what) => Count("supportbot_handoff_repairs_total", $"what=\"{what}\"");

    /// <summary>Everything counted so far, as text of Prometheus, version 0.0.4.</summary>
    public void Write(StringBuilder text)
    {
        foreach (var name in _counters.Keys.Select(key => key.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} counter\n");
            foreach (var (key, value) in _counters.Where(pair => pair.Key.Name == name).OrderBy(pair => pair.Key.Labels, StringComparer.Ordinal))
            {
                var braces = key.Labels.Length > 0 ? $"{{{key.Labels}}}" : "";
                text.Append(CultureInfo.InvariantCulture, $"{name}{braces} {value}\n");
            }
        }
        text.Append("# TYPE supportbot_turn_seconds histogram\n");
        _turns.Write(text, "supportbot_turn_seconds", "");
        text.Append("# TYPE supportbot_handoff_accept_seconds histogram\n");
        _accepts.Write(text, "supportbot_handoff_accept_seconds", "");
        text.Append("# TYPE supportbot_reply_seconds histogram\n");
        foreach (var (channel, histogram) in _replies)
        {
            histogram.Write(text, "supportbot_reply_seconds", $"channel=\"{channel}\"");
        }
    }

    private void SeeFindings(Turn turn)
    {
        if (turn.Reply is OperatorReply.Held held)
        {
            foreach (var finding in held.Verdict.Findings)
            {
                Found(finding.Rule, finding.Action.ToString());
            }
            return;
        }
        foreach (var finding in turn.Commit.Findings)
        {
            Found(finding.Rule, finding.Fate switch
            {
                FindingFate.Observed => "observe",
                FindingFate.Insisted => "insist",
                _ => "advise",
            });
        }
    }

    private void Found(string rule, string action) => Count("supportbot_policy_findings_total", $"rule=\"{rule}\",action=\"{action.ToLowerInvariant()}\"");

    private void SeeHandoff(Turn turn, Conversation conversation, HandoffSlot handoff)
    {
        if (turn.Commit.Outbox.Any(item => item.Content is OutboxContent.OpenDesk))
        {
            Count("supportbot_handoffs_total", $"reason=\"{handoff.Reason}\"");
        }
        if (turn.ChangesLeader && conversation.Leader == Leader.Operator && handoff.TakenAt is { } taken)
        {
            _accepts.Observe(taken - handoff.Since);
        }
    }

    private void Settled(OutboxItem item, Settlement settlement)
    {
        if (item.Destination != Destination.Channel)
        {
            return;
        }
        var channel = item.Conversation.Channel;
        Count("supportbot_messages_sent_total", $"channel=\"{channel}\",outcome=\"{settlement.Outcome.ToString().ToLowerInvariant()}\"");
        if (settlement.Outcome is ItemOutcome.Sent or ItemOutcome.Delivered)
        {
            _replies.GetOrAdd(channel, _ => new Histogram()).Observe(settlement.At - item.At);
        }
    }

    private void Count(string name, string labels) => _counters.AddOrUpdate((name, labels), 1, (_, count) => count + 1);
}
