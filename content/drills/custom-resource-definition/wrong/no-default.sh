# fails: sakura-maru, columns
# near miss: an enumeration has no default by itself
kubectl apply -f - <<'Y'
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: ferries.port.example.com
spec:
  group: port.example.com
  scope: Namespaced
  names:
    plural: ferries
    singular: ferry
    kind: Ferry
    shortNames: [fy]
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          required: [spec]
          properties:
            spec:
              type: object
              required: [route, capacity]
              properties:
                route: {type: string}
                capacity: {type: integer, minimum: 1, maximum: 2000}
                state: {type: string, enum: [moored, sailing]}
      additionalPrinterColumns:
        - {name: Route, type: string, jsonPath: .spec.route}
        - {name: Capacity, type: integer, jsonPath: .spec.capacity}
        - {name: State, type: string, jsonPath: .spec.state}
Y
kubectl wait --for=condition=Established crd/ferries.port.example.com --timeout=30s
kubectl apply -f sakura-maru.yaml
kubectl get fy -n seto
