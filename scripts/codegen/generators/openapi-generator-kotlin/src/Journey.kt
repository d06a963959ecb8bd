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
        val service: PrerequestService = json.decodeFromJsonElement(result.services.getValue("test_usd"))
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
        do pages += services.listPayoutServices(pages.size + 1, 2) while (!pages.last().links.next.isNullOrEmpty())
        buildJsonObject {
            putJsonArray("ids") { for (page in pages) page.data.forEach { add(it.id) } }
            put("total", pages.last().meta.total)
            put("pages", pages.last().meta.pages)
            put("read", pages.size)
        }
    },
    "create" to {
        val invoice = create(10.55).data
        id = invoice.id
        buildJsonObject {
            put("id", id)
            put("reference", invoice.attributes.referenceId)
            put("status", invoice.attributes.status.value)
            put("amount", invoice.attributes.amount)
            put("processed", invoice.attributes.processed)
        }
    },
    "conflict" to {
        val conflict: ConflictDocument = refused { create(10.55) }
        buildJsonObject {
            put("id", conflict.data?.id)
            put("code", conflict.errors[0].code)
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
        buildJsonObject { put("amount", refused.errors["amount"]) }
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
    put("status", invoice.attributes.status.value)
    put("amount", invoice.attributes.amount)
}

private fun factsOf(invoice: PublicPayoutInvoice) = buildJsonObject {
    put("id", invoice.id)
    put("amount", invoice.amount)
}

private inline fun <reified Model> writeBack(sample: JsonElement): JsonElement =
    json.encodeToJsonElement(json.decodeFromJsonElement<Model>(sample))

/** In the document's own model the services are JSON still, so each of them is read and written by its model, too. */
private fun writeBackPrerequest(sample: JsonElement): JsonElement {
    val document: PayoutPrerequestDocument = json.decodeFromJsonElement(sample)
    val services = document.data.services.mapValues { (name, entry) ->
        when (name) {
            "methods" -> writeBack<Map<String, PrerequestMethod>>(entry)
            "account" -> writeBack<PrerequestAccount>(entry)
            else -> writeBack<PrerequestService>(entry)
        }
    }
    return json.encodeToJsonElement(document.copy(data = document.data.copy(services = JsonObject(services))))
}

private fun writeBack(schema: String, sample: JsonElement): JsonElement = when (schema) {
    "PayoutPrerequestDocument" -> writeBackPrerequest(sample)
    "PayoutServiceList" -> writeBack<PayoutServiceList>(sample)
    "PayoutServiceDocument" -> writeBack<PayoutServiceDocument>(sample)
    "PayoutInvoiceDocument" -> writeBack<PayoutInvoiceDocument>(sample)
    "PayoutInvoiceList" -> writeBack<PayoutInvoiceList>(sample)
    "PublicPayoutInvoiceDocument" -> writeBack<PublicPayoutInvoiceDocument>(sample)
    "ErrorDocument" -> writeBack<ErrorDocument>(sample)
    "ValidationErrorDocument" -> writeBack<ValidationErrorDocument>(sample)
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
        putJsonArray("samples") {
            for (sample in Json.parseToJsonElement(File(given("SAMPLES")).readText()).jsonArray) addJsonObject {
                val (name, schema) = listOf("name", "schema").map { sample.jsonObject.getValue(it).jsonPrimitive.content }
                put("name", name)
                runCatching { writeBack(schema, sample.jsonObject.getValue("value")) }
                    .fold({ put("written", it.toString()) }, { put("error", it.toString()) })
            }
        }
    }
    println(report)
}
