-- The tables of Mirror.

CREATE TABLE "Budgets" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Budgets" PRIMARY KEY,
    "CostCenter" TEXT NOT NULL,
    "Gl" TEXT NOT NULL,
    "FiscalYear" INTEGER NOT NULL,
    "Annual" TEXT NOT NULL,
    "Actual" TEXT NOT NULL,
    "Committed" TEXT NOT NULL,
    "PreCommitted" TEXT NOT NULL,
    "AsOf" TEXT NOT NULL
);

-- Answers: the budget line of a cost center, account and year.
CREATE UNIQUE INDEX "UX_Budgets_Line" ON "Budgets" ("CostCenter", "Gl", "FiscalYear");

CREATE TABLE "CatalogItems" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CatalogItems" PRIMARY KEY,
    "Sku" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "SupplierCode" TEXT NOT NULL,
    "SupplierPart" TEXT NOT NULL,
    "MfrName" TEXT NULL,
    "MfrPart" TEXT NULL,
    "Gtin" TEXT NULL,
    "Unspsc" TEXT NOT NULL,
    "Risk" TEXT NOT NULL,
    "Basis" TEXT NOT NULL,
    "TolerancePolicy" TEXT NOT NULL,
    "IsCapital" INTEGER NOT NULL,
    "BaseUom" TEXT NOT NULL,
    "Price" TEXT NOT NULL,
    "ContractCode" TEXT NULL,
    "ContractPrice" TEXT NULL,
    "Criticality" TEXT NOT NULL,
    "SyncedAt" TEXT NOT NULL
);

-- Answers: the item of a SKU.
CREATE UNIQUE INDEX "UX_CatalogItems_Sku" ON "CatalogItems" ("Sku");

CREATE TABLE "CostCenters" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CostCenters" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "FacilityId" TEXT NOT NULL,
    "OwnerId" TEXT NOT NULL,
    "GlAccounts" TEXT NOT NULL,
    "IsActive" INTEGER NOT NULL,
    "SyncedAt" TEXT NOT NULL
);

-- Answers: the cost center of a code.
CREATE UNIQUE INDEX "UX_CostCenters_Code" ON "CostCenters" ("Code");

CREATE TABLE "GoodsReceipts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_GoodsReceipts" PRIMARY KEY,
    "Number" TEXT NOT NULL,
    "OrderNumber" TEXT NOT NULL,
    "FacilityId" TEXT NOT NULL,
    "ReceivedAt" TEXT NOT NULL,
    "ReceivedById" TEXT NULL,
    "IsDespatch" INTEGER NOT NULL,
    "SourceSequence" INTEGER NOT NULL
);

-- Answers: what arrived for an order.
CREATE INDEX "IX_GoodsReceipts_Order" ON "GoodsReceipts" ("OrderNumber");

-- Answers: the receipt of a number.
CREATE UNIQUE INDEX "UX_GoodsReceipts_Number" ON "GoodsReceipts" ("Number");

CREATE TABLE "PurchaseOrders" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PurchaseOrders" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Number" TEXT NOT NULL,
    "FacilityId" TEXT NOT NULL,
    "SupplierCode" TEXT NOT NULL,
    "CostCenter" TEXT NOT NULL,
    "Currency" TEXT NOT NULL,
    "Terms" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "IsFreightPrepaid" INTEGER NOT NULL,
    "PlannedFreight" TEXT NULL,
    "OrderedOn" TEXT NOT NULL,
    "PromisedOn" TEXT NULL,
    "CreatedById" TEXT NULL,
    "ApprovedById" TEXT NULL,
    "SyncedAt" TEXT NOT NULL,
    "SourceSequence" INTEGER NOT NULL
);

-- Answers: a supplier's orders, by date.
CREATE INDEX "IX_PurchaseOrders_Supplier" ON "PurchaseOrders" ("SupplierCode", "OrderedOn");

-- Answers: the order of a number.
CREATE UNIQUE INDEX "UX_PurchaseOrders_Number" ON "PurchaseOrders" ("Number");

CREATE TABLE "Suppliers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Suppliers" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "TaxIdLast4" TEXT NOT NULL,
    "Terms" TEXT NOT NULL,
    "Currency" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Screening" TEXT NOT NULL,
    "BankLast4" TEXT NULL,
    "BankChangedOn" TEXT NULL,
    "RemitName" TEXT NOT NULL,
    "Email" TEXT NOT NULL,
    "SyncedAt" TEXT NOT NULL
);

-- Answers: the supplier of a code.
CREATE UNIQUE INDEX "UX_Suppliers_Code" ON "Suppliers" ("Code");

CREATE TABLE "ItemUnits" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ItemUnits" PRIMARY KEY,
    "ItemId" TEXT NOT NULL,
    "Uom" TEXT NOT NULL,
    "Factor" TEXT NOT NULL,
    CONSTRAINT "FK_ItemUnits_CatalogItems_ItemId" FOREIGN KEY ("ItemId") REFERENCES "CatalogItems" ("Id") ON DELETE CASCADE
);

-- Answers: how many base units a unit of an item holds.
CREATE UNIQUE INDEX "UX_ItemUnits_Item_Uom" ON "ItemUnits" ("ItemId", "Uom");

CREATE TABLE "GoodsReceiptLines" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_GoodsReceiptLines" PRIMARY KEY,
    "ReceiptId" TEXT NOT NULL,
    "OrderLine" INTEGER NOT NULL,
    "Accepted" TEXT NOT NULL,
    "Rejected" TEXT NOT NULL,
    "Returned" TEXT NOT NULL,
    "Inspected" TEXT NULL,
    CONSTRAINT "FK_GoodsReceiptLines_GoodsReceipts_ReceiptId" FOREIGN KEY ("ReceiptId") REFERENCES "GoodsReceipts" ("Id") ON DELETE CASCADE
);

-- Answers: the lines of a receipt.
CREATE INDEX "IX_GoodsReceiptLines_Receipt" ON "GoodsReceiptLines" ("ReceiptId");

CREATE TABLE "PurchaseOrderLines" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PurchaseOrderLines" PRIMARY KEY,
    "OrderId" TEXT NOT NULL,
    "Line" INTEGER NOT NULL,
    "Sku" TEXT NULL,
    "SupplierPart" TEXT NULL,
    "Gtin" TEXT NULL,
    "Name" TEXT NOT NULL,
    "Unspsc" TEXT NULL,
    "Quantity" TEXT NOT NULL,
    "Uom" TEXT NOT NULL,
    "Price" TEXT NOT NULL,
    "Basis" TEXT NOT NULL,
    "TolerancePolicy" TEXT NOT NULL,
    "ContractPrice" TEXT NULL,
    "IsClosed" INTEGER NOT NULL,
    CONSTRAINT "FK_PurchaseOrderLines_PurchaseOrders_OrderId" FOREIGN KEY ("OrderId") REFERENCES "PurchaseOrders" ("Id") ON DELETE CASCADE
);

-- Answers: the lines of an order, in their order.
CREATE UNIQUE INDEX "UX_PurchaseOrderLines_Line" ON "PurchaseOrderLines" ("OrderId", "Line");
