namespace SupportBot.Web.WebChat;

/// <summary>Reads a small body whole, and no more than it may be.</summary>
public static class BodyReading
{
    /// <exception cref="BadHttpRequestException">Longer than <paramref name="most"/> bytes (413), or broken off.</exception>
    public static async Task<byte[]> Whole(HttpRequest request, int most)
    {
        if (request.ContentLength > most)
        {
            throw TooLarge();
        }
        var buffer = new MemoryStream();
        var piece = new byte[4096];
        int read;
        while ((read = await request.Body.ReadAsync(piece, request.HttpContext.RequestAborted)) > 0)
        {
            if (buffer.Length + read > most)
            {
                throw TooLarge();
            }
            buffer.Write(piece, 0, read);
        }
        return buffer.ToArray();
    }

    public static BadHttpRequestException TooLarge() => new("The body is too large.", StatusCodes.Status413PayloadTooLarge);
}
