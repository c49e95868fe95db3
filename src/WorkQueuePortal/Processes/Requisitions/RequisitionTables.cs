using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.Requisitions;

public sealed class RequisitionTables : RoomTables
{
    public override void Map(ModelBuilder model)
    {
        model.Entity<PurchaseRequest>(request =>
        {
            request.ToTable("PurchaseRequests");
            request.Property(r => r.Reason).HasMaxLength(1000);
            request.Property(r => r.CostCenter).HasMaxLength(8);
            request.Property(r => r.Gl).HasMaxLength(12);
            request.Property(r => r.Comment).HasMaxLength(1000);
            request.Property(r => r.OrderNumber).HasMaxLength(60);
            request.HasIndex(r => r.Number).IsUnique().HasDatabaseName("UX_PurchaseRequests_Number").Answers("the request of a number");
            request.HasIndex(r => new { r.RequesterId, r.SubmittedAt }).HasDatabaseName("IX_PurchaseRequests_Requester").Answers("somebody's requests, latest last");
            request.HasIndex(r => new { r.ApproverId, r.State }).HasDatabaseName("IX_PurchaseRequests_Approver").Answers("which requests wait for an approver");
            request.HasIndex(r => new { r.CostCenter, r.SubmittedAt }).HasDatabaseName("IX_PurchaseRequests_CostCenter").Answers("what a cost center asked for of late, as split requests show");
            request.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.RequestId);
        });
        model.Entity<PurchaseRequestLine>(line =>
        {
            line.ToTable("PurchaseRequestLines");
            line.Property(l => l.Sku).HasMaxLength(40);
            line.Property(l => l.SupplierCode).HasMaxLength(20);
            line.Property(l => l.Uom).HasMaxLength(12);
            line.Property(l => l.Unspsc).HasMaxLength(8);
            line.Property(l => l.Quantity).HasPrecision(18, 6);
            line.Property(l => l.UnitPrice).HasPrecision(18, 6);
            line.HasIndex(l => l.RequestId).HasDatabaseName("IX_PurchaseRequestLines_Request").Answers("the lines of a request");
        });
    }
}
