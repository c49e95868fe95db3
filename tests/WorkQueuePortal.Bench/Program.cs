using WorkQueuePortal.Bench;

const string History = "purchasing/scms_delivery_history.csv.gz";

return args switch
{
    ["scms", var outDir] => Scms.Run(SharedData.Find(History), outDir, atUnitPrice: false),
    ["scms", var outDir, "unit-price"] => Scms.Run(SharedData.Find(History), outDir, atUnitPrice: true),
    ["demo"] => await DemoRun.Run(),
    ["schema", .. var rest] => SchemaDraft.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: scms OUT_DIR [unit-price]    writes orders.csv, receipts.csv, invoices.csv and units.csv for the match command");
    Console.Error.WriteLine("       schema [OUT]                 writes draft scripts of the schema from the model");
    Console.Error.WriteLine("       demo                         loads the demonstration and compares what was meant with what was found");
    return 2;
}
