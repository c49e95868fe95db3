using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.Invoices;

public sealed class InvoiceTables : RoomTables
{
    public override void Map(ModelBuilder model)
    {
        model.Entity<SupplierInvoice>(invoice =>
        {
            invoice.ToTable("SupplierInvoices");
            invoice.Property(i => i.SupplierCode).HasMaxLength(20);
            invoice.Property(i => i.Number).HasMaxLength(100);
            invoice.Property(i => i.NormKey).HasMaxLength(100);
            invoice.Property(i => i.Channel).HasMaxLength(12);
            invoice.Property(i => i.Currency).HasMaxLength(12);
            invoice.Property(i => i.OrderNumber).HasMaxLength(60);
            invoice.Property(i => i.OriginalInvoice).HasMaxLength(100);
            invoice.Property(i => i.Terms).HasMaxLength(400);
            invoice.Property(i => i.RemitLast4).HasMaxLength(4);
            invoice.Property(i => i.Note).HasMaxLength(4000);
            invoice.Property(i => i.DocumentHash).HasMaxLength(64);
            invoice.Property(i => i.HoldReason).HasMaxLength(500);
            invoice.HasIndex(i => new { i.SupplierCode, i.NormKey }).HasDatabaseName("IX_SupplierInvoices_Key").Answers("a supplier's invoices with the same number, as duplicates have");
            invoice.HasIndex(i => new { i.SupplierCode, i.TotalCents }).HasDatabaseName("IX_SupplierInvoices_Amount").Answers("the invoices of a supplier with about this amount");
            invoice.HasIndex(i => i.DocumentHash).HasDatabaseName("IX_SupplierInvoices_Hash").Answers("whether a document was an invoice before");
            invoice.HasIndex(i => new { i.State, i.GraceEndsOn }).HasDatabaseName("IX_SupplierInvoices_Grace").Answers("which invoices have waited long enough for their receipt");
            invoice.HasIndex(i => i.OrderNumber).HasDatabaseName("IX_SupplierInvoices_Order").Answers("the invoices of an order, which a receipt for it may release");
            invoice.HasMany(i => i.Lines).WithOne().HasForeignKey(l => l.InvoiceId);
        });
        model.Entity<SupplierInvoiceLine>(line =>
        {
            line.ToTable("SupplierInvoiceLines");
            line.Property(l => l.Line).HasMaxLength(20);
            line.Property(l => l.OrderNumber).HasMaxLength(60);
            line.Property(l => l.OrderLine).HasMaxLength(20);
            line.Property(l => l.MatchedOrder).HasMaxLength(60);
            line.Property(l => l.Uom).HasMaxLength(12);
            line.Property(l => l.Quantity).HasPrecision(18, 6);
            line.Property(l => l.Price).HasPrecision(18, 6);
            line.Property(l => l.HeldQuantity).HasPrecision(18, 6);
            line.Property(l => l.HeldCredit).HasPrecision(18, 6);
            line.Property(l => l.Why).HasMaxLength(1000);
            line.HasIndex(l => l.InvoiceId).HasDatabaseName("IX_SupplierInvoiceLines_Invoice").Answers("the lines of an invoice");
            line.HasIndex(l => l.OrderNumber).HasDatabaseName("IX_SupplierInvoiceLines_Order").Answers("the lines that name an order, when it changes");
            line.HasIndex(l => new { l.MatchedOrder, l.MatchedLine }).HasDatabaseName("IX_SupplierInvoiceLines_OrderLine").Answers("what was invoiced before on an order line");
        });
        model.Entity<InvoiceException>(exception =>
        {
            exception.ToTable("InvoiceExceptions");
            exception.Property(e => e.PrimaryCode).HasMaxLength(24);
            exception.Property(e => e.Sentence).HasMaxLength(500);
            exception.Property(e => e.Why).HasMaxLength(1000);
            exception.Property(e => e.Checks).HasMaxLength(StoreTables.LongText);
            exception.Property(e => e.RootCause).HasMaxLength(24);
            exception.Property(e => e.ResolutionCode).HasMaxLength(24);
            exception.HasIndex(e => e.InvoiceId).HasDatabaseName("IX_InvoiceExceptions_Invoice").Answers("the exceptions of an invoice");
            exception.HasIndex(e => e.ItemId).HasDatabaseName("IX_InvoiceExceptions_Item").Answers("the exception behind a work item");
        });
    }
}
