-- The tables of Sandbox.

CREATE TABLE "ErpCalls" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_ErpCalls" PRIMARY KEY,
    "Type" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "Answer" TEXT NOT NULL,
    "At" TEXT NOT NULL
);

CREATE TABLE "ErpCounters" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_ErpCounters" PRIMARY KEY,
    "Next" INTEGER NOT NULL
);

CREATE TABLE "ErpFaults" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ErpFaults" PRIMARY KEY,
    "Mode" TEXT NOT NULL,
    "RatePerMille" INTEGER NOT NULL,
    "Since" TEXT NOT NULL
);

CREATE TABLE "ErpRecords" (
    "Entity" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "ChangedAt" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    CONSTRAINT "PK_ErpRecords" PRIMARY KEY ("Entity", "Key")
);

-- Answers: what of an entity changed since a cursor.
CREATE UNIQUE INDEX "UX_ErpRecords_Feed" ON "ErpRecords" ("Entity", "Sequence");
