using System.Net;
using WorkQueuePortal.Tests.Api;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Work.Edges;

public sealed class ListExportAddressTests(ApiPortal portal) : IClassFixture<ApiPortal>
{
    [Theory]
    [InlineData("/queue/export")]
    [InlineData("/queue/Q-AP-PRICE/export?format=xlsx")]
    public async Task A_list_as_a_file_is_for_people_who_signed_in(string address)
    {
        foreach (var client in new[] { portal.Nobody, portal.Client })
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestPortal.Ct);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Contains("/sign-in", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        }
    }
}
