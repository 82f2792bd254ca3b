namespace Handoff.Bitrix24.Desk;

/// <summary>One at a time per name; names that nobody uses cost nothing.</summary>
internal sealed class Gates
{
    private readonly Dictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    /// <summary>Returns when it is the caller's turn; it ends when the answer is disposed.</summary>
    public async Task<IDisposable> Enter(string name)
    {
        Gate gate;
        lock (_gates)
        {
            if (!_gates.TryGetValue(name, out gate!))
            {
                _gates[name] = gate = new Gate(this, name);
            }
            gate.Users++;
        }
        await gate.One.WaitAsync().ConfigureAwait(false);
        return gate;
    }

    private sealed class Gate(Gates all, string name) : IDisposable
    {
        public SemaphoreSlim One { get; } = new(1, 1);

        public int Users { get; set; }

        public void Dispose()
        {
            One.Release();
            lock (all._gates)
            {
                if (--Users == 0)
                {
                    all._gates.Remove(name);
                }
            }
        }
    }
}
