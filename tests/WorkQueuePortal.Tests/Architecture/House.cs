using Mono.Cecil;
using Mono.Cecil.Cil;

namespace WorkQueuePortal.Tests.Architecture;

/// <summary>The compiled program as the rules see it: each type, and the types that it knows by its signatures, its attributes or the bodies of its methods.
/// What the compiler makes for lambdas and async methods counts as the type it was written in. Constants leave no trace in what is compiled.</summary>
/// <param name="Root">The namespace that rooms are named from.</param>
public sealed record House(string Root, IReadOnlyList<KnownBy> Parts)
{
    public static House Read(string assembly, string root)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        return new House(root, [.. module.Types.Where(t => !t.Name.StartsWith('<'))
            .Where(t => t.Namespace == root || t.Namespace.StartsWith(root + ".", StringComparison.Ordinal) || t.Name == "Program")
            .Select(type => new KnownBy(type.Namespace, type.Name, Known(type, root)))]);
    }

    private static HashSet<Known> Known(TypeDefinition type, string root)
    {
        var known = new HashSet<Known>();
        foreach (var each in WithNested(type)) Collect(each, reference => Add(reference, known));
        known.RemoveWhere(k => k.Namespace == type.Namespace && k.Name == type.Name);
        return known;
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static void Collect(TypeDefinition type, Action<TypeReference?> add)
    {
        add(type.BaseType);
        foreach (var contract in type.Interfaces) add(contract.InterfaceType);
        foreach (var parameter in type.GenericParameters) foreach (var constraint in parameter.Constraints) add(constraint.ConstraintType);
        Attributes(type, add);
        foreach (var field in type.Fields)
        {
            add(field.FieldType);
            Attributes(field, add);
        }
        foreach (var property in type.Properties) Attributes(property, add);
        foreach (var method in type.Methods)
        {
            Signature(method, add);
            Attributes(method, add);
            foreach (var parameter in method.Parameters) Attributes(parameter, add);
            if (method.HasBody) Body(method.Body, add);
        }
    }

    private static void Body(MethodBody body, Action<TypeReference?> add)
    {
        foreach (var variable in body.Variables) add(variable.VariableType);
        foreach (var handler in body.ExceptionHandlers) add(handler.CatchType);
        foreach (var instruction in body.Instructions)
        {
            if (instruction.Operand is TypeReference type) add(type);
            if (instruction.Operand is FieldReference field) { add(field.DeclaringType); add(field.FieldType); }
            if (instruction.Operand is MethodReference method) { add(method.DeclaringType); Signature(method, add); }
        }
    }

    private static void Signature(MethodReference method, Action<TypeReference?> add)
    {
        add(method.ReturnType);
        foreach (var parameter in method.Parameters) add(parameter.ParameterType);
        if (method is GenericInstanceMethod generic) foreach (var argument in generic.GenericArguments) add(argument);
    }

    private static void Attributes(ICustomAttributeProvider on, Action<TypeReference?> add)
    {
        foreach (var attribute in on.CustomAttributes)
        {
            add(attribute.AttributeType);
            foreach (var argument in attribute.ConstructorArguments.Select(a => a.Value).OfType<TypeReference>()) add(argument);
        }
    }

    private static void Add(TypeReference? reference, HashSet<Known> known)
    {
        switch (reference)
        {
            case null or GenericParameter:
                return;
            case GenericInstanceType generic:
                foreach (var argument in generic.GenericArguments) Add(argument, known);
                Add(generic.ElementType, known);
                return;
            case TypeSpecification wrapped:
                Add(wrapped.ElementType, known);
                return;
        }
        while (reference.DeclaringType is { } outer) reference = outer;
        // The compiler's own types, as the list behind a collection expression; what they hold has been added with their arguments.
        if (reference.Name.StartsWith('<')) return;
        known.Add(new Known(reference.Namespace, reference.Name));
    }
}

/// <summary>One type with what it knows; types nested in it are part of it.</summary>
public sealed record KnownBy(string Namespace, string Name, IReadOnlySet<Known> Knows)
{
    public string FullName => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";
}

public sealed record Known(string Namespace, string Name)
{
    public string FullName => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";

    public bool Below(string ns) => Namespace == ns || Namespace.StartsWith(ns + ".", StringComparison.Ordinal);
}
