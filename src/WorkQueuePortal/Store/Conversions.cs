using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace WorkQueuePortal.Store;

/// <summary>Instants are kept as UTC, to the millisecond: every store can order and compare that, and none rounds it.</summary>
public sealed class InstantAsUtc() : ValueConverter<Instant, DateTime>(
    instant => instant.ToDateTimeUtc(),
    utc => Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc)));

public sealed class LocalDateAsDate() : ValueConverter<LocalDate, DateOnly>(date => date.ToDateOnly(), date => LocalDate.FromDateOnly(date));

/// <summary>Exact: a remaining time must come back as it went in, whatever the store.</summary>
public sealed class DurationAsTicks() : ValueConverter<Duration, long>(duration => duration.BclCompatibleTicks, ticks => Duration.FromTicks(ticks));
