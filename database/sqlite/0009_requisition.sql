-- The tables of Requisition.

CREATE TABLE "PurchaseRequests" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PurchaseRequests" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "FacilityId" TEXT NOT NULL,
    "RequesterId" TEXT NOT NULL,
    "RequesterName" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "DeliverTo" TEXT NOT NULL,
    "NeedBy" TEXT NOT NULL,
    "CostCenter" TEXT NOT NULL,
    "Gl" TEXT NOT NULL,
    "Total" TEXT NOT NULL,
    "SubmittedAt" TEXT NOT NULL,
    "DecisionId" TEXT NULL,
    "ApproverId" TEXT NULL,
    "ApproverName" TEXT NULL,
    "DecidedAt" TEXT NULL,
    "Comment" TEXT NULL,
    "OrderNumber" TEXT NULL,
    "Round" INTEGER NOT NULL
);

-- Answers: which requests wait for an approver.
CREATE INDEX "IX_PurchaseRequests_Approver" ON "PurchaseRequests" ("ApproverId", "State");

-- Answers: what a cost center asked for of late, as split requests show.
CREATE INDEX "IX_PurchaseRequests_CostCenter" ON "PurchaseRequests" ("CostCenter", "SubmittedAt");

-- Answers: somebody's requests, latest last.
CREATE INDEX "IX_PurchaseRequests_Requester" ON "PurchaseRequests" ("RequesterId", "SubmittedAt");

-- Answers: the request of a number.
CREATE UNIQUE INDEX "UX_PurchaseRequests_Number" ON "PurchaseRequests" ("Number");

CREATE TABLE "PurchaseRequestLines" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PurchaseRequestLines" PRIMARY KEY,
    "RequestId" TEXT NOT NULL,
    "Line" INTEGER NOT NULL,
    "Sku" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "SupplierCode" TEXT NOT NULL,
    "SupplierName" TEXT NOT NULL,
    "Quantity" TEXT NOT NULL,
    "Uom" TEXT NOT NULL,
    "UnitPrice" TEXT NOT NULL,
    "Unspsc" TEXT NOT NULL,
    CONSTRAINT "FK_PurchaseRequestLines_PurchaseRequests_RequestId" FOREIGN KEY ("RequestId") REFERENCES "PurchaseRequests" ("Id") ON DELETE CASCADE
);

-- Answers: the lines of a request.
CREATE INDEX "IX_PurchaseRequestLines_Request" ON "PurchaseRequestLines" ("RequestId");
