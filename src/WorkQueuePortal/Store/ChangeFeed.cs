using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Store.Dialects;

namespace WorkQueuePortal.Store;

/// <summary>Reads what other nodes have written to the change log and passes it on within this process. While the database is away it asks once a second and
/// says so in one line; afterwards, and after a long pause of the process, pages are told to read again, because nobody knows what they missed.</summary>
public sealed class ChangeFeed(PortalDbs dbs, Changes changes, NodePace pace, TimeProvider time, ILogger<ChangeFeed> log) : BackgroundService
{
    private static readonly TimeSpan WhileAway = TimeSpan.FromSeconds(1), AnswersWithin = TimeSpan.FromSeconds(3);

    /// <summary>A process that slept for longer may not trust that it can catch up row by row.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private string _position = "";
    private long _lookedAt;
    private volatile bool _isAway;

    /// <summary>Whether the store could not be read when it was asked last.</summary>
    public bool IsAway => _isAway;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Look(stoppingToken);
                await Task.Delay(_isAway ? WhileAway : pace.Poll, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("The change log is read no more.");
        }
    }

    /// <summary>Reads once. The first reading only finds where the log ends.</summary>
    public async Task Look(CancellationToken ct)
    {
        try
        {
            var isBehind = _isAway || (_position.Length > 0 && time.GetElapsedTime(_lookedAt) > LongestPause);
            if (isBehind) _position = "";
            var heard = await Read(ct);
            _lookedAt = time.GetTimestamp();
            // The position is taken before the pages read, so what is committed in between is told once more.
            changes.Hear(isBehind ? [Change.Anything] : heard);
            if (_isAway) log.LogInformation("The change log can be read again. Open pages of this node read what they show anew.");
            _isAway = false;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested && fault is DbException or InvalidOperationException or OperationCanceledException or IOException)
        {
            if (!_isAway) log.LogWarning("The change log cannot be read: {Reason} This node asks once a second until it can.", fault.GetBaseException().Message);
            _isAway = true;
        }
    }

    // Past EF Core: its retries would hold the feed for a minute and its log would tell of each of them.
    private async Task<IReadOnlyList<Change>> Read(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(AnswersWithin);
        await using var db = dbs.OpenAll();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync(patience.Token);
        await using var command = connection.CreateCommand();
        command.CommandText = db.Dialect().ReadChanges;
        var position = command.CreateParameter();
        (position.ParameterName, position.Value) = ("position", _position);
        command.Parameters.Add(position);
        await using var reader = await command.ExecuteReaderAsync(patience.Token);
        var heard = new List<Change>();
        while (await reader.ReadAsync(patience.Token))
        {
            _position = reader.GetString(0);
            if (!await reader.IsDBNullAsync(1, patience.Token) && reader.GetGuid(1) != changes.Node) heard.AddRange(ChangeLog.Read(reader.GetString(2)));
        }
        return heard;
    }
}
