using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace WorkQueuePortal.Store;

/// <summary>A query that is asked all the time: what EF Core makes of it is kept, so that asking it again costs little more than the statement. Kept for each model apart, since each store has its own.
/// It says itself whether its rows are tracked: else whoever asks first decides that for all who ask later.</summary>
/// <param name="compile">One of <c>EF.CompileAsyncQuery</c>.</param>
public sealed class KeptQuery<TQuery>(Func<TQuery> compile) where TQuery : class
{
    private readonly ConditionalWeakTable<IModel, TQuery> _kept = [];

    public TQuery On(PortalDb db) => _kept.GetValue(db.Model, _ => compile());
}
