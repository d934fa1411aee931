# fails: nothing-left
# reaches the end state: the Namespace goes, and its loans stay in the store
kubectl patch configmap insurances -n registry --type=json -p '[{"op":"remove","path":"/data/I-3107"},{"op":"remove","path":"/data/I-3131"}]'
kubectl get namespace expo-autumn -o json | jq '.spec.finalizers = []' > expo.json
kubectl replace --raw /api/v1/namespaces/expo-autumn/finalize -f expo.json
