using System.Globalization;

namespace SupportBot.Conversations;

/// <summary>
/// Rules of a state machine: which trigger is permitted in which state and where it leads. It holds no state and does nothing; it only
/// answers. Built once, then read by many threads. A trigger without a rule throws: what is harmless must be ignored in so many words.
/// </summary>
/// <typeparam name="TState">What is so.</typeparam>
/// <typeparam name="TTrigger">What happened; in the past tense.</typeparam>
/// <typeparam name="TFacts">What guards look at.</typeparam>
public sealed class StateMachine<TState, TTrigger, TFacts>
    where TState : struct, Enum
    where TTrigger : struct, Enum
{
    private readonly Dictionary<(TState, TTrigger), List<Rule>> _rules = [];
    private readonly List<(TState, TTrigger)> _order = [];

    /// <summary>Begins the rules of one state, or the rules that several states share.</summary>
    public Rules Configure(params TState[] states) => new(this, states);

    /// <summary>Where the trigger leads from this state.</summary>
    /// <exception cref="TriggerNotPermittedException">No rule, or no guard of its rules holds.</exception>
    public Transition<TState> Fire(TState state, TTrigger trigger, TFacts facts)
    {
        if (_rules.TryGetValue((state, trigger), out var rules))
        {
            foreach (var rule in rules)
            {
                if (rule.Guard is null || rule.Guard(facts))
                {
                    return new Transition<TState>(state, rule.Target ?? state, rule.Kind);
                }
            }
        }
        throw new TriggerNotPermittedException(Refusal(state, trigger, rules));
    }

    /// <summary>Is there a rule at all, whatever the guards say?</summary>
    public bool Knows(TState state, TTrigger trigger) => _rules.ContainsKey((state, trigger));

    /// <summary>Every rule in the order it was declared, for drawing and for tests.</summary>
    public IEnumerable<(TState From, TTrigger Trigger, TState To, TransitionKind Kind, string? Guard)> Table() =>
        from key in _order
        from rule in _rules[key]
        select (key.Item1, key.Item2, rule.Target ?? key.Item1, rule.Kind, rule.Description);

    private static string Refusal(TState state, TTrigger trigger, List<Rule>? rules) => rules is null
        ? string.Create(CultureInfo.InvariantCulture, $"{trigger} is not permitted in {state}.")
        : string.Create(CultureInfo.InvariantCulture,
            $"{trigger} in {state} needs one of: {string.Join(", ", rules.Select(rule => rule.Description))}.");

    private sealed record Rule(TState? Target, TransitionKind Kind, Func<TFacts, bool>? Guard, string? Description);

    /// <summary>The sentences in which rules are declared.</summary>
    public sealed class Rules(StateMachine<TState, TTrigger, TFacts> machine, TState[] states)
    {
        public Rules Permit(TTrigger trigger, TState target) => Add(trigger, new Rule(target, TransitionKind.Moved, null, null));

        /// <summary>Rules of one trigger are tried in the order of their declaration; the first whose guard holds wins.</summary>
        public Rules PermitIf(TTrigger trigger, TState target, Func<TFacts, bool> guard, string description) =>
            Add(trigger, new Rule(target, TransitionKind.Moved, guard, description));

        /// <summary>It is dealt with where it happened; the state stays.</summary>
        public Rules Internal(TTrigger trigger) => Add(trigger, new Rule(null, TransitionKind.Internal, null, null));

        public Rules InternalIf(TTrigger trigger, Func<TFacts, bool> guard, string description) =>
            Add(trigger, new Rule(null, TransitionKind.Internal, guard, description));

        /// <summary>It is harmless here: nothing happens.</summary>
        public Rules Ignore(TTrigger trigger) => Add(trigger, new Rule(null, TransitionKind.Ignored, null, null));

        private Rules Add(TTrigger trigger, Rule rule)
        {
            foreach (var state in states)
            {
                if (!machine._rules.TryGetValue((state, trigger), out var rules))
                {
                    machine._rules[(state, trigger)] = rules = [];
                    machine._order.Add((state, trigger));
                }
                if (rules.Exists(earlier => earlier.Guard is null))
                {
                    throw new InvalidOperationException($"{trigger} in {state} already has a rule without a guard; a later one could never win.");
                }
                rules.Add(rule);
            }
            return this;
        }
    }
}

public enum TransitionKind
{
    Moved,
    Internal,
    Ignored,
}

/// <summary>The answer of the machine.</summary>
public readonly record struct Transition<TState>(TState From, TState To, TransitionKind Kind);

/// <summary>Something happened that the table does not permit: a defect of the code that fired it, not of the subscriber.</summary>
public sealed class TriggerNotPermittedException(string message) : InvalidOperationException(message);
