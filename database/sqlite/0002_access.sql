-- The tables of Access.

CREATE TABLE "Departments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Departments" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "FacilityId" TEXT NOT NULL,
    "ManagerId" TEXT NOT NULL
);

-- Answers: the department of a code.
CREATE UNIQUE INDEX "UX_Departments_Code" ON "Departments" ("Code");

CREATE TABLE "Facilities" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Facilities" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Zone" TEXT NOT NULL,
    "CalendarCode" TEXT NOT NULL,
    "IsTaxExempt" INTEGER NOT NULL
);

-- Answers: the facility of a code.
CREATE UNIQUE INDEX "UX_Facilities_Code" ON "Facilities" ("Code");

CREATE TABLE "People" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_People" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "HomeFacilityId" TEXT NOT NULL,
    "SeesAllFacilities" INTEGER NOT NULL,
    "ManagerId" TEXT NULL,
    "IsActive" INTEGER NOT NULL,
    "PersonaNote" TEXT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" TEXT NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);

-- Answers: who has an address.
CREATE INDEX "IX_People_Email" ON "People" ("NormalizedEmail");

-- Answers: the person of a code in outside records.
CREATE UNIQUE INDEX "UX_People_Code" ON "People" ("Code");

-- Answers: who signs in under a name.
CREATE UNIQUE INDEX "UX_People_UserName" ON "People" ("NormalizedUserName");

CREATE TABLE "PersonClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_PersonClaims" PRIMARY KEY,
    "UserId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL
);

-- Answers: what Identity keeps besides about a person.
CREATE INDEX "IX_PersonClaims_Person" ON "PersonClaims" ("UserId");

CREATE TABLE "PersonLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_PersonLogins" PRIMARY KEY ("LoginProvider", "ProviderKey")
);

CREATE TABLE "PersonTokens" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_PersonTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name")
);

CREATE TABLE "PersonFacilities" (
    "PersonId" TEXT NOT NULL,
    "FacilityId" TEXT NOT NULL,
    CONSTRAINT "PK_PersonFacilities" PRIMARY KEY ("PersonId", "FacilityId"),
    CONSTRAINT "FK_PersonFacilities_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PersonRoles" (
    "PersonId" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    CONSTRAINT "PK_PersonRoles" PRIMARY KEY ("PersonId", "Role"),
    CONSTRAINT "FK_PersonRoles_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);

-- Answers: who holds a role.
CREATE INDEX "IX_PersonRoles_Role" ON "PersonRoles" ("Role");
