// Stands in the bundle of the mock for packages that Prism loads and the mock never reaches: it forwards no request
// (`node-fetch`) and reads no Postman collection (`postman-collection`). They would be two thirds of what is loaded.
export {};
