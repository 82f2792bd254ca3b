using SupportBot.Conversations;

namespace SupportBot.Tests.Conversations;

public sealed class StateMachineTests
{
    public enum Light
    {
        A,
        B,
        C,
    }

    public enum Push
    {
        X,
        Y,
    }

    private readonly StateMachine<Light, Push, int> _machine = new();

    [Fact]
    public void A_trigger_leads_where_its_rule_says()
    {
        _machine.Configure(Light.A).Permit(Push.X, Light.B);
        Assert.Equal(new Transition<Light>(Light.A, Light.B, TransitionKind.Moved), _machine.Fire(Light.A, Push.X, 0));
    }

    [Fact]
    public void A_trigger_without_a_rule_throws_and_names_both()
    {
        _machine.Configure(Light.A).Permit(Push.X, Light.B);
        var refusal = Assert.Throws<TriggerNotPermittedException>(() => _machine.Fire(Light.B, Push.X, 0));
        Assert.Equal("X is not permitted in B.", refusal.Message);
    }

    [Fact]
    public void The_first_rule_whose_guard_holds_wins()
    {
        _machine.Configure(Light.A).PermitIf(Push.X, Light.B, facts => facts > 1, "more than one").PermitIf(Push.X, Light.C, facts => facts > 0, "more than none");
        Assert.Equal(Light.B, _machine.Fire(Light.A, Push.X, 2).To);
        Assert.Equal(Light.C, _machine.Fire(Light.A, Push.X, 1).To);
    }

    [Fact]
    public void When_no_guard_holds_the_refusal_says_what_is_needed()
    {
        _machine.Configure(Light.A).PermitIf(Push.X, Light.B, _ => false, "a miracle");
        Assert.Contains("a miracle", Assert.Throws<TriggerNotPermittedException>(() => _machine.Fire(Light.A, Push.X, 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_ignored_stays_where_it_is()
    {
        _machine.Configure(Light.A, Light.B).Ignore(Push.Y);
        Assert.Equal(new Transition<Light>(Light.B, Light.B, TransitionKind.Ignored), _machine.Fire(Light.B, Push.Y, 0));
    }

    [Fact]
    public void A_rule_that_could_never_win_is_refused_when_it_is_declared()
    {
        var rules = _machine.Configure(Light.A).Permit(Push.X, Light.B);
        Assert.Throws<InvalidOperationException>(() => rules.Permit(Push.X, Light.C));
    }
}
