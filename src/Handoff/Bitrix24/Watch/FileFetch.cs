using Handoff.Bitrix24.Events;

namespace Handoff.Bitrix24.Watch;

/// <summary>
/// Fetches what operators attach, at once, while the portal's short link lives. A page instead of a file (a login form answers with 200,
/// bitrix24.md §6.5) is no file.
/// </summary>
internal sealed class FileFetch(HttpClient http, IDeskFiles files, TimeProvider time)
{
    private const int Largest = 20 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Null = it could not be had.</summary>
    public async Task<DeskFile?> Get(PortalFile file, CancellationToken cancellation)
    {
        foreach (var link in new[] { file.Link, file.Second }.OfType<string>())
        {
            if (Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                && await Fetch(address, file, cancellation).ConfigureAwait(false) is { } kept)
            {
                return kept;
            }
        }
        return null;
    }

    private async Task<DeskFile?> Fetch(Uri address, PortalFile file, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, both.Token).ConfigureAwait(false);
            var type = response.Content.Headers.ContentType?.MediaType ?? "application/octet-stream";
            if (!response.IsSuccessStatusCode || type == "text/html" || response.Content.Headers.ContentLength > Largest)
            {
                return null;
            }
            using var copy = new MemoryStream();
            using var body = await response.Content.ReadAsStreamAsync(both.Token).ConfigureAwait(false);
            return await Copy(body, copy, both.Token).ConfigureAwait(false) ? await files.Keep(copy, file.Name, type, both.Token).ConfigureAwait(false) : null;
        }
        catch (Exception trouble) when (trouble is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task<bool> Copy(Stream from, MemoryStream to, CancellationToken cancellation)
    {
        var piece = new byte[64 * 1024];
        int read;
        while ((read = await from.ReadAsync(piece, cancellation).ConfigureAwait(false)) > 0)
        {
            to.Write(piece, 0, read);
            if (to.Length > Largest)
            {
                return false;
            }
        }
        to.Position = 0;
        return to.Length > 0;
    }
}
