using System.Net;
using System.Text;

namespace Fakes.Bitrix24;

/// <summary>The fake portal behind an <see cref="HttpClient"/>, without a network: for tests with a clock of their own.</summary>
public sealed class FakePortalHandler(FakePortal portal) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Get)
        {
            // Files need a session: without one the portal shows its login page, with 200.
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html><form>login</form></html>", Encoding.UTF8, "text/html") };
        }
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var answer = await portal.Handle(request.RequestUri!.AbsolutePath, request.Content?.Headers.ContentType?.ToString(), body, cancellationToken);
        var content = new StringContent(answer.Body, Encoding.UTF8);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", answer.Type);
        return new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = content };
    }
}
