import java.io.File
import kotlinx.serialization.json.*
import payouts.apis.InvoicesApi
import payouts.apis.ServicesApi
import payouts.infrastructure.ApiClient
import payouts.infrastructure.ClientError
import payouts.infrastructure.ClientException
import payouts.infrastructure.Serializer
import payouts.models.*

private fun given(name: String): String = System.getenv(name)

private val json by lazy {
    // A member that is missing stays missing, and one that is null and required stays null.
    Serializer.kotlinxSerializationJsonConfiguration = { encodeDefaults = false }
    Serializer.kotlinxSerializationJson
}

private val account: ApiClient.() -> Unit = { userCredentialsProvider = { given("ACCOUNT_ID") to given("API_KEY") } }
private val invoices = InvoicesApi(given("BASE_URL")).apply(account)
private val publicInvoices = InvoicesApi(given("BASE_URL"))
private val services = ServicesApi(given("BASE_URL")).apply(account)
private val publicServices = ServicesApi(given("BASE_URL"))
private val reference = given("REFERENCE_ID")
private var id = ""

private fun create(amount: Double): PayoutInvoiceDocument {
    val attributes = CreatePayoutInvoiceAttributes(
        referenceId = reference,
        service = "test_usd",
        currency = "USD",
        amount = amount,
        fields = mapOf("account" to JsonPrimitive("1234567890")),
        metadata = mapOf("order" to JsonPrimitive(10482), "gift" to JsonPrimitive(false), "note" to JsonNull),
    )
    val data = CreatePayoutInvoiceData(CreatePayoutInvoiceData.Type.payoutMinusInvoice, attributes)
    return invoices.createPayoutInvoice(CreatePayoutInvoice(data))
}

/** The model of the answer of a call that is refused: the exception holds it as text. */
private inline fun <reified Model> refused(call: () -> Any): Model {
    try {
        error("It was not refused: ${call()}")
    } catch (refusal: ClientException) {
        val answer = refusal.response as ClientError<*>
        return json.decodeFromString(answer.body as String)
    }
}

private val steps: Map<String, () -> JsonObject> = mapOf(
    "prerequest" to {
        val result = publicServices.createPayoutPrerequest(PayoutPrerequest("USD", 10.0, given("PUBLIC_KEY"))).data
        // A map with named members is read as JSON, and its entries by their model.
        val service: PrerequestService = json.decodeFromJsonElement(result.services.jsonObject.getValue("test_usd"))
        val field = service.fields[0]
        buildJsonObject {
            put("amount", result.amount)
            put("service", service.code)
            put("field", field.key)
            put("label", field.label.getValue("en"))
            put("required", field.required)
            put("minimum", service.amountMin)
        }
    },
    "services" to {
        val pages = mutableListOf<PayoutServiceList>()
        do pages += services.listPayoutServices(pages.size + 1L, 2) while (!pages.last().links.next.isNullOrEmpty())
        buildJsonObject {
            putJsonArray("ids") { for (page in pages) page.data.forEach { add(it.id) } }
            put("total", pages.last().meta.total)
            put("pages", pages.last().meta.pages)
        }
    },
    "create" to {
        val invoice = create(10.55).data
        id = invoice.id
        buildJsonObject {
            put("id", id)
            put("reference", invoice.attributes.referenceId)
            put("status", invoice.attributes.status)
            put("amount", invoice.attributes.amount)
            put("processed", invoice.attributes.processed)
        }
    },
    "conflict" to {
        val conflict: ConflictDocument = refused { create(10.55) }
        buildJsonObject {
            put("id", conflict.data?.id)
            put("code", conflict.errors!![0].code)
        }
    },
    "process" to { factsOf(invoices.processPayoutInvoice(id).data) },
    "getPrivate" to { factsOf(invoices.getPayoutInvoice(id).data) },
    "findPrivate" to { factsOf(invoices.listPayoutInvoices(filterReferenceId = reference).data[0]) },
    "getPublic" to { factsOf(publicInvoices.getPublicPayoutInvoice(id).data) },
    "findPublic" to { factsOf(publicInvoices.listPublicPayoutInvoices(reference).data[0]) },
    "listPrivate" to {
        val page = invoices.listPayoutInvoices(pageSize = 5)
        buildJsonObject {
            putJsonArray("ids") { page.data.forEach { add(it.id) } }
            put("count", page.meta.count)
        }
    },
    "invalid" to {
        val refused: ValidationErrorDocument = refused { create(99_999_999.0) }
        buildJsonObject { put("amount", refused.errors.jsonObject.getValue("amount")) }
    },
    "unauthorized" to {
        val error = refused<ErrorDocument> { publicServices.listPayoutServices() }.errors[0]
        buildJsonObject {
            put("code", error.code)
            put("status", error.status)
        }
    },
)

private fun factsOf(invoice: PayoutInvoice) = buildJsonObject {
    put("id", invoice.id)
    put("reference", invoice.attributes.referenceId)
    put("status", invoice.attributes.status)
    put("amount", invoice.attributes.amount)
}

private fun factsOf(invoice: PublicPayoutInvoice) = buildJsonObject {
    put("id", invoice.id)
    put("amount", invoice.amount)
}

private inline fun <reified Model> writeBack(answer: JsonElement): JsonElement =
    json.encodeToJsonElement(json.decodeFromJsonElement<Model>(answer))

/** In the document's own model what may be a list is JSON still, so each part of it is read and written by its model, too. */
private fun writeBackPrerequest(answer: JsonElement): JsonElement {
    val document: PayoutPrerequestDocument = json.decodeFromJsonElement(answer)
    val services = document.data.services.entries { name, entry ->
        when (name) {
            "methods" -> writeBackMethods(entry)
            "account" -> writeBack<PrerequestAccount>(entry)
            else -> writeBackService(entry)
        }
    }
    val methods = document.data.methods?.let(::writeBackMethods)
    return json.encodeToJsonElement(document.copy(data = document.data.copy(services = services, methods = methods)))
}

private fun writeBackMethods(methods: JsonElement) = methods.entries { _, method -> writeBack<PrerequestMethod>(method) }

private fun writeBackService(answer: JsonElement): JsonElement {
    val service: PrerequestService = json.decodeFromJsonElement(answer)
    val fields = service.fields.map { field -> field.copy(options = field.options?.let(::writeBackOptions)) }
    return json.encodeToJsonElement(service.copy(fields = fields))
}

private fun writeBackOptions(options: JsonElement) =
    if (options is JsonObject) writeBack<ServiceFieldOptionsObject>(options) else options

/** The same map with its entries changed, or the list that it is when it is empty. */
private fun JsonElement.entries(change: (String, JsonElement) -> JsonElement): JsonElement =
    if (this is JsonObject) JsonObject(mapValues { (name, entry) -> change(name, entry) }) else this

private fun writeBack(schema: String, answer: JsonElement): JsonElement = when (schema) {
    "PayoutPrerequestDocument" -> writeBackPrerequest(answer)
    "PayoutServiceList" -> writeBack<PayoutServiceList>(answer)
    "PayoutServiceDocument" -> writeBack<PayoutServiceDocument>(answer)
    "PayoutInvoiceDocument" -> writeBack<PayoutInvoiceDocument>(answer)
    "PayoutInvoiceList" -> writeBack<PayoutInvoiceList>(answer)
    "PublicPayoutInvoiceDocument" -> writeBack<PublicPayoutInvoiceDocument>(answer)
    "PublicPayoutInvoiceList" -> writeBack<PublicPayoutInvoiceList>(answer)
    "ConflictDocument" -> writeBack<ConflictDocument>(answer)
    "ErrorDocument" -> writeBack<ErrorDocument>(answer)
    "ValidationErrorDocument" -> writeBack<ValidationErrorDocument>(answer)
    else -> error("$schema: no such model")
}

fun main() {
    json
    val report = buildJsonObject {
        putJsonArray("journey") {
            for ((step, take) in steps) addJsonObject {
                put("step", step)
                runCatching(take).fold({ put("facts", it) }, { put("error", it.toString()) })
            }
        }
        putJsonArray("answers") {
            for (answer in Json.parseToJsonElement(File(given("ANSWERS")).readText()).jsonArray) addJsonObject {
                val (name, schema) = listOf("name", "schema").map { answer.jsonObject.getValue(it).jsonPrimitive.content }
                put("name", name)
                runCatching { writeBack(schema, answer.jsonObject.getValue("value")) }
                    .fold({ put("written", it.toString()) }, { put("error", it.toString()) })
            }
        }
    }
    println(report)
}
