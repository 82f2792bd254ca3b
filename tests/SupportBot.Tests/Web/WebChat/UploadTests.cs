using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SupportBot.Channels;

namespace SupportBot.Tests.Web.WebChat;

public sealed class UploadTests : IAsyncLifetime
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 4];
    private WebChatHouse house = null!;

    public async Task InitializeAsync() => house = await WebChatHouse.Open();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_photo_arrives_as_a_picture_that_can_be_opened_by_its_link()
    {
        var visitor = await house.NewVisitor();
        var answer = await visitor.Send(HttpMethod.Post, "messages", Form("c-1", Jpeg, "router.jpg", "вот роутер"));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);

        var message = Assert.Single(await visitor.Read());
        var url = message.GetProperty("images")[0].GetProperty("url").GetString()!;
        var picture = await house.Browser.GetAsync(url);
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", picture.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(Jpeg, await picture.Content.ReadAsByteArrayAsync());
        var wrote = Assert.IsType<SubscriberEvent.Wrote>(Assert.Single(house.Intake.Updates).Event);
        Assert.Equal(("вот роутер", "image/jpeg", "router.jpg"), (wrote.Text, wrote.Files[0].Type, wrote.Files[0].Name));
    }

    [Fact]
    public async Task A_text_called_jpg_is_a_file_to_be_saved_and_never_a_picture_or_a_page()
    {
        var visitor = await house.NewVisitor();
        var html = Encoding.UTF8.GetBytes("<html><script>alert(1)</script>");
        Assert.Equal(HttpStatusCode.Accepted, (await visitor.Send(HttpMethod.Post, "messages", Form("c-1", html, "..\\..\\кот.jpg"))).StatusCode);

        var message = Assert.Single(await visitor.Read());
        Assert.Empty(message.GetProperty("images").EnumerateArray());
        Assert.Equal("кот.jpg", message.GetProperty("files")[0].GetProperty("name").GetString());
        var file = await house.Browser.GetAsync(message.GetProperty("files")[0].GetProperty("url").GetString());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("кот.jpg", file.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("application/octet-stream", file.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_link_of_one_file_opens_no_other_and_ends_with_its_time()
    {
        var visitor = await house.NewVisitor();
        await visitor.Send(HttpMethod.Post, "messages", Form("c-1", Jpeg, "a.jpg"));
        var url = (await visitor.Read())[0].GetProperty("images")[0].GetProperty("url").GetString()!;

        Assert.Equal(HttpStatusCode.OK, (await house.Browser.GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await house.Browser.GetAsync(url[..^1])).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await house.Browser.GetAsync(url.Replace("expires=1", "expires=2"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await house.Browser.GetAsync(url.Split('?')[0])).StatusCode);
        house.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(HttpStatusCode.Forbidden, (await house.Browser.GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task A_file_over_20_MB_is_413_and_the_conversation_goes_on()
    {
        var visitor = await house.NewVisitor();
        var answer = await visitor.Send(HttpMethod.Post, "messages", Form("c-1", new byte[20 * 1024 * 1024 + 1], "big.bin"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await visitor.Send(HttpMethod.Post, "messages", Form("c-2", Jpeg, "a.jpg"))).StatusCode);
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=")]
    [InlineData("multipart/form-data; boundary=abc")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_broken_form_is_400(string type)
    {
        var visitor = await house.NewVisitor();
        var content = new ByteArrayContent("--abc\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\nc-1"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Send(HttpMethod.Post, "messages", content)).StatusCode);
    }

    private static MultipartFormDataContent Form(string id, byte[] bytes, string name, string? text = null)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        var form = new MultipartFormDataContent { { new StringContent(id), "id" }, { file, "file", name } };
        if (text is not null)
        {
            form.Add(new StringContent(text), "text");
        }
        return form;
    }
}
