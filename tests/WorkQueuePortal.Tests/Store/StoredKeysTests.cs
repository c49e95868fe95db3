using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Store;

[Collection(WholeProgram.Name)]
public sealed class StoredKeysTests
{
    [Fact]
    public async Task What_one_node_signed_is_good_on_the_other()
    {
        await using var first = new RunningPortal();
        await using var second = first.Another();
        // As the framework protects a page's descriptors, which open the circuit.
        const string Purpose = "Microsoft.AspNetCore.Components.Server.ServerComponentDescriptor.v1";
        var descriptor = Of(first, Purpose).Protect("a page");
        Assert.Equal("a page", Of(second, Purpose).Unprotect(descriptor));
        Assert.Equal("another", Of(first, Purpose).Unprotect(Of(second, Purpose).Protect("another")));
        Assert.Equal(1, await Keys(first));
    }

    [Fact]
    public async Task A_cookie_of_one_node_opens_a_page_of_the_other()
    {
        await using var first = new RunningPortal();
        await using var second = first.Another();
        var cookie = await SignedIn(first);

        Assert.Equal(HttpStatusCode.OK, (await Ask(second, cookie)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await Ask(second, cookie[..^8] + "AAAAAAAA")).StatusCode);
    }

    [StoreFact]
    public async Task Nodes_that_make_the_first_key_in_one_moment_agree_on_one()
    {
        await using var portal = new TestPortal();
        var nodes = Enumerable.Range(0, 6).Select(_ => Node(portal)).ToList();
        using var together = new Barrier(nodes.Count);
        var signed = await Task.WhenAll(nodes.Select(node => Task.Run(() =>
        {
            together.SignalAndWait(TestPortal.Ct);
            return node.Protect("hello");
        }, TestPortal.Ct)));
        Assert.All(nodes, node => Assert.All(signed, text => Assert.Equal("hello", node.Unprotect(text))));
    }

    [StoreFact]
    public async Task No_revocation_is_lost_where_several_nodes_write_at_once()
    {
        await using var portal = new TestPortal();
        var nodes = Enumerable.Range(0, 6).Select(_ => new StoredKeys(portal.Dbs, portal.Clock)).ToList();
        await Task.WhenAll(nodes.Select((node, i) => Task.Run(() => node.StoreElement(new XElement("revocation", i), "revocation"), TestPortal.Ct)));
        Assert.Equal(["0", "1", "2", "3", "4", "5"], nodes[0].GetAllElements().Select(e => e.Value).Order());
    }

    private static IDataProtector Node(TestPortal portal)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDataProtection().SetApplicationName("WorkQueuePortal");
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new StoredKeys(portal.Dbs, portal.Clock));
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
    }

    private static IDataProtector Of(RunningPortal portal, string purpose) => portal.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector(purpose);

    private static async Task<int> Keys(RunningPortal portal)
    {
        await using var db = portal.Services.GetRequiredService<PortalDbs>().OpenAll();
        return db.Set<KeyRow>().Count();
    }

    private static async Task<string> SignedIn(RunningPortal portal)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var person = new Person { Id = NewId.Next(), Code = "p-1", Name = "Rosa Lind", UserName = "rosa", Email = "rosa@example.org", IsActive = true };
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(person);
        Assert.True(made.Succeeded);
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = context;
        await scope.ServiceProvider.GetRequiredService<SignInManager<Person>>().SignInAsync(person, isPersistent: false);
        return context.Response.Headers.SetCookie.Single(c => c!.StartsWith("wqp.session=", StringComparison.Ordinal))!.Split(';')[0];
    }

    private static Task<HttpResponseMessage> Ask(RunningPortal portal, string cookie)
    {
        var question = new HttpRequestMessage(HttpMethod.Get, "/queue");
        question.Headers.Add("Cookie", cookie);
        return portal.Client.SendAsync(question, TestPortal.Ct);
    }
}
