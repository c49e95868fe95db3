using Hangfire.Dashboard;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Jobs.Edges;

/// <summary>Hangfire's own pages are for platform administrators, with the roles they hold now.</summary>
public sealed class DashboardForAdmins : IDashboardAsyncAuthorizationFilter
{
    public async Task<bool> AuthorizeAsync(DashboardContext context)
    {
        var http = context.GetHttpContext();
        if (http.User.Identity is not { IsAuthenticated: true }) return false;
        return Permissions.Administer.IsHeldBy(await http.RequestServices.GetRequiredService<ICurrentActor>().Get());
    }
}
