# fails: renders
# near miss: without needs everything comes in one group
sed -i -e '/needs/d' -e 's/cashdesk/till/' -e 's/replicaCount: 2/replicaCount: 3/' helmfile.yaml
sed -i '/name: till/,$s/1.4.0/1.5.0/' helmfile.yaml
helmfile apply --suppress-diff
kubectl rollout status deployment/kiosk -n fair
kubectl rollout status deployment/till -n fair
