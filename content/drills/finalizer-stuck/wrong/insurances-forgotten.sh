# fails: insurances
# near miss: everything goes, and the insurances run on for ever
kubectl patch loan amphora folding-screen -n expo-autumn --type=merge -p '{"metadata":{"finalizers":null}}'
kubectl wait --for=delete namespace/expo-autumn --timeout=60s
