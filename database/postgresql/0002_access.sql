-- The tables of Access.

CREATE TABLE "Departments" (
    "Id" uuid NOT NULL,
    "Code" character varying(20) NOT NULL,
    "Name" character varying(200) NOT NULL,
    "FacilityId" uuid NOT NULL,
    "ManagerId" uuid NOT NULL,
    CONSTRAINT "PK_Departments" PRIMARY KEY ("Id")
);

-- Answers: the department of a code.
CREATE UNIQUE INDEX "UX_Departments_Code" ON "Departments" ("Code");

CREATE TABLE "Facilities" (
    "Id" uuid NOT NULL,
    "Code" character varying(8) NOT NULL,
    "Name" character varying(200) NOT NULL,
    "Kind" character varying(24) NOT NULL,
    "Zone" character varying(60) NOT NULL,
    "CalendarCode" character varying(20) NOT NULL,
    "IsTaxExempt" boolean NOT NULL,
    CONSTRAINT "PK_Facilities" PRIMARY KEY ("Id")
);

-- Answers: the facility of a code.
CREATE UNIQUE INDEX "UX_Facilities_Code" ON "Facilities" ("Code");

CREATE TABLE "People" (
    "Id" uuid NOT NULL,
    "Code" character varying(20) NOT NULL,
    "Name" character varying(200) NOT NULL,
    "Title" character varying(200) NOT NULL,
    "HomeFacilityId" uuid NOT NULL,
    "SeesAllFacilities" boolean NOT NULL,
    "ManagerId" uuid,
    "IsActive" boolean NOT NULL,
    "PersonaNote" character varying(200),
    "UserName" character varying(200),
    "NormalizedUserName" character varying(200),
    "Email" character varying(200),
    "NormalizedEmail" character varying(200),
    "EmailConfirmed" boolean NOT NULL,
    "PasswordHash" character varying(200),
    "SecurityStamp" character varying(200),
    "ConcurrencyStamp" character varying(200),
    "PhoneNumber" character varying(200),
    "PhoneNumberConfirmed" boolean NOT NULL,
    "TwoFactorEnabled" boolean NOT NULL,
    "LockoutEnd" timestamp with time zone,
    "LockoutEnabled" boolean NOT NULL,
    "AccessFailedCount" integer NOT NULL,
    CONSTRAINT "PK_People" PRIMARY KEY ("Id")
);

-- Answers: who has an address.
CREATE INDEX "IX_People_Email" ON "People" ("NormalizedEmail");

-- Answers: the person of a code in outside records.
CREATE UNIQUE INDEX "UX_People_Code" ON "People" ("Code");

-- Answers: who signs in under a name.
CREATE UNIQUE INDEX "UX_People_UserName" ON "People" ("NormalizedUserName");

CREATE TABLE "PersonClaims" (
    "Id" integer NOT NULL,
    "UserId" uuid NOT NULL,
    "ClaimType" character varying(200),
    "ClaimValue" character varying(200),
    CONSTRAINT "PK_PersonClaims" PRIMARY KEY ("Id")
);

-- Answers: what Identity keeps besides about a person.
CREATE INDEX "IX_PersonClaims_Person" ON "PersonClaims" ("UserId");

CREATE TABLE "PersonLogins" (
    "LoginProvider" character varying(200) NOT NULL,
    "ProviderKey" character varying(200) NOT NULL,
    "ProviderDisplayName" character varying(200),
    "UserId" uuid NOT NULL,
    CONSTRAINT "PK_PersonLogins" PRIMARY KEY ("LoginProvider", "ProviderKey")
);

CREATE TABLE "PersonTokens" (
    "UserId" uuid NOT NULL,
    "LoginProvider" character varying(200) NOT NULL,
    "Name" character varying(200) NOT NULL,
    "Value" character varying(200),
    CONSTRAINT "PK_PersonTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name")
);

CREATE TABLE "PersonFacilities" (
    "PersonId" uuid NOT NULL,
    "FacilityId" uuid NOT NULL,
    CONSTRAINT "PK_PersonFacilities" PRIMARY KEY ("PersonId", "FacilityId"),
    CONSTRAINT "FK_PersonFacilities_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PersonRoles" (
    "PersonId" uuid NOT NULL,
    "Role" character varying(8) NOT NULL,
    CONSTRAINT "PK_PersonRoles" PRIMARY KEY ("PersonId", "Role"),
    CONSTRAINT "FK_PersonRoles_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);

-- Answers: who holds a role.
CREATE INDEX "IX_PersonRoles_Role" ON "PersonRoles" ("Role");
