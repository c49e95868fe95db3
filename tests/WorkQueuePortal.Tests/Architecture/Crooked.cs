using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using MudBlazor;
using NodaTime;

// A small house that breaks every line of the dependency rule: DependencyTests shows with it that the rule can be broken.
namespace WorkQueuePortal.Tests.Architecture.Crooked
{
    namespace Attic
    {
        internal sealed class Trunk;
    }

    namespace Kernel
    {
        internal sealed class Amount(ILogger log)
        {
            public ILogger Log => log;
        }
    }

    namespace Store
    {
        internal sealed class Rows
        {
            public Work.Ticket? First { get; set; }
        }
    }

    namespace Access.Actions
    {
        internal sealed class Rename;
    }

    namespace Access.Queries
    {
        internal sealed class Names
        {
            public static object Next() => new Actions.Rename();
        }
    }

    namespace Work
    {
        internal sealed class Ticket
        {
            public Policies.Model.Verdict? Verdict { get; set; }
        }
    }

    namespace Policies.Model
    {
        internal sealed class Verdict
        {
            public static bool Follows(Assist.Model.Guess guess) => guess is not null;
        }
    }

    namespace Assist.Model
    {
        internal sealed class Guess;
    }

    namespace Processes.Requisitions.Model
    {
        internal sealed class Wish;
    }

    namespace Processes.Invoices.Model
    {
        internal sealed class Bill(IClock clock)
        {
            public Requisitions.Model.Wish? Wish { get; set; }
            public Instant Now() => clock.GetCurrentInstant();
            public static void Keep(DbContext db, Store.Rows rows) => db.Add(rows);
        }
    }

    namespace Processes.Invoices.Actions
    {
        [Keyless]
        internal sealed class Pay
        {
            public static Action<object> Later => jobs => ((IBackgroundJobClient)jobs).ToString();

            public static async Task Run(object outside)
            {
                await Task.Yield();
                ((HttpClient)outside).CancelPendingRequests();
                ((ISnackbar)outside).Clear();
                _ = new Access.Queries.Names();
            }
        }
    }

    namespace Processes.Invoices.Screens
    {
        internal sealed class BillPage
        {
            public static void Show(DbContext db) => db.SaveChanges();
        }
    }
}
