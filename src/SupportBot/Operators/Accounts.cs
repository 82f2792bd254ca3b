using Microsoft.AspNetCore.Identity;

namespace SupportBot.Operators;

/// <summary>Who may work at the built-in desk: adding, logging in, locking out.</summary>
public sealed class Accounts(IOperatorAccounts store, IPasswordHasher<OperatorAccount> hasher, TimeProvider time, IIds ids)
{
    public const int ShortestPassword = 8;

    private const int FailuresAllowed = 5;
    private static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(10);

    /// <summary>Adds an account; the answer is null, or the words why not.</summary>
    public async Task<string?> Add(string name, string display, OperatorRole role, string password)
    {
        if (name.Length is 0 or > 64 || name.Any(char.IsControl))
        {
            return "A name of 1 to 64 characters is needed.";
        }
        if (password.Length < ShortestPassword)
        {
            return $"The password needs at least {ShortestPassword} characters.";
        }
        var account = new OperatorAccount(ids.Next(), name, display, role, "", 0, null, time.GetUtcNow());
        account = account with { PasswordHash = hasher.HashPassword(account, password) };
        return await store.Add(account) ? null : $"There is an account {name} already.";
    }

    public async Task<string?> ChangePassword(string name, string password)
    {
        if (password.Length < ShortestPassword)
        {
            return $"The password needs at least {ShortestPassword} characters.";
        }
        if (await store.Find(name) is not { } account)
        {
            return $"There is no account {name}.";
        }
        await store.Save(account with { PasswordHash = hasher.HashPassword(account, password), Failures = 0, LockedUntil = null });
        return null;
    }

    /// <summary>The operator himself: he has to know the present one. Wrong guesses count as they do at login.</summary>
    public async Task<LoginResult> ChangeOwnPassword(string id, string old, string fresh)
    {
        if (await store.FindById(id) is not { } account)
        {
            return new LoginResult.Wrong();
        }
        var result = await LogIn(account.Name, old);
        if (result is not LoginResult.Welcome)
        {
            return result;
        }
        await ChangePassword(account.Name, fresh);
        return new LoginResult.Welcome((await store.FindById(id))!);
    }

    public async Task<LoginResult> LogIn(string name, string password)
    {
        if (await store.Find(name) is not { } account)
        {
            // As slow as a wrong password: names cannot be guessed by the clock.
            hasher.HashPassword(null!, password);
            return new LoginResult.Wrong();
        }
        if (account.LockedUntil is { } until && until > time.GetUtcNow())
        {
            return new LoginResult.Locked(until - time.GetUtcNow());
        }
        if (hasher.VerifyHashedPassword(account, account.PasswordHash, password) != PasswordVerificationResult.Failed)
        {
            await Forgive(account);
            return new LoginResult.Welcome(account);
        }
        return await Count(account);
    }

    private async Task Forgive(OperatorAccount account)
    {
        if (account.Failures > 0)
        {
            await store.Save(account with { Failures = 0, LockedUntil = null });
        }
    }

    private async Task<LoginResult> Count(OperatorAccount account)
    {
        var failures = account.Failures + 1;
        var locked = failures >= FailuresAllowed;
        await store.Save(account with { Failures = locked ? 0 : failures, LockedUntil = locked ? time.GetUtcNow() + LockedFor : null });
        return locked ? new LoginResult.Locked(LockedFor) : new LoginResult.Wrong();
    }
}

/// <summary>What came of a login. A closed set.</summary>
public abstract record LoginResult
{
    private LoginResult()
    {
    }

    public sealed record Welcome(OperatorAccount Account) : LoginResult;

    public sealed record Wrong : LoginResult;

    public sealed record Locked(TimeSpan For) : LoginResult;
}
