using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Access;

public sealed class AccessTables : RoomTables
{
    public override void Map(ModelBuilder model)
    {
        model.Entity<Facility>(facility =>
        {
            facility.ToTable("Facilities");
            facility.Property(f => f.Code).HasMaxLength(8);
            facility.Property(f => f.Zone).HasMaxLength(60);
            facility.Property(f => f.CalendarCode).HasMaxLength(20);
            facility.HasIndex(f => f.Code).IsUnique().HasDatabaseName("UX_Facilities_Code").Answers("the facility of a code");
        });
        model.Entity<Department>(department =>
        {
            department.ToTable("Departments");
            department.Property(d => d.Code).HasMaxLength(20);
            department.HasIndex(d => d.Code).IsUnique().HasDatabaseName("UX_Departments_Code").Answers("the department of a code");
        });
        model.Entity<Person>(person =>
        {
            person.ToTable("People");
            person.Property(p => p.Code).HasMaxLength(20);
            person.Property(p => p.ConcurrencyStamp).IsConcurrencyToken();
            person.HasIndex(p => p.Code).IsUnique().HasDatabaseName("UX_People_Code").Answers("the person of a code in outside records");
            person.HasIndex(p => p.NormalizedUserName).IsUnique().HasDatabaseName("UX_People_UserName").Answers("who signs in under a name");
            person.HasIndex(p => p.NormalizedEmail).HasDatabaseName("IX_People_Email").Answers("who has an address");
            person.HasMany(p => p.Roles).WithOne().HasForeignKey(r => r.PersonId);
            person.HasMany(p => p.Facilities).WithOne().HasForeignKey(f => f.PersonId);
        });
        model.Entity<PersonRole>(role =>
        {
            role.ToTable("PersonRoles").HasKey(r => new { r.PersonId, r.Role });
            role.Property(r => r.Role).HasMaxLength(8);
            role.HasIndex(r => r.Role).HasDatabaseName("IX_PersonRoles_Role").Answers("who holds a role");
        });
        model.Entity<PersonFacility>().ToTable("PersonFacilities").HasKey(f => new { f.PersonId, f.FacilityId });
        // Identity's own side tables: its store asks for them even where nobody signs in with an outside account.
        model.Entity<IdentityUserClaim<Guid>>(claim =>
        {
            claim.ToTable("PersonClaims");
            claim.Property(c => c.Id).ValueGeneratedNever();
            claim.HasIndex(c => c.UserId).HasDatabaseName("IX_PersonClaims_Person").Answers("what Identity keeps besides about a person");
        });
        model.Entity<IdentityUserLogin<Guid>>().ToTable("PersonLogins").HasKey(l => new { l.LoginProvider, l.ProviderKey });
        model.Entity<IdentityUserToken<Guid>>().ToTable("PersonTokens").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
    }
}
