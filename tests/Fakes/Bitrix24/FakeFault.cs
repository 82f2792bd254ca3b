namespace Fakes.Bitrix24;

/// <summary>How a call goes wrong.</summary>
public enum FakeFault
{
    None,
    /// <summary>A page of a proxy; nothing was done.</summary>
    PageBefore,
    /// <summary>A page of a proxy; it was done all the same.</summary>
    PageAfter,
    /// <summary>The request was done and the answer never comes.</summary>
    SilenceAfter,
    /// <summary>503 QUERY_LIMIT_EXCEEDED.</summary>
    Limit,
    /// <summary>500 INTERNAL_SERVER_ERROR; nothing was done.</summary>
    ErrorBefore,
    /// <summary>The connection is refused.</summary>
    NoConnection,
    /// <summary>The licence has lapsed.</summary>
    Payment,
}
