# fails: other-loans
# damages: customresourcedefinitions.apiextensions.k8s.io/loans.museum.example.com
# without the kind there are no loans, not even those of others
kubectl patch configmap insurances -n registry --type=json -p '[{"op":"remove","path":"/data/I-3107"},{"op":"remove","path":"/data/I-3131"}]'
kubectl delete crd loans.museum.example.com --wait=false
for l in amphora folding-screen; do kubectl patch loan $l -n expo-autumn --type=merge -p '{"metadata":{"finalizers":null}}'; done
kubectl wait --for=delete namespace/expo-autumn --timeout=60s
