# fails: nothing-left
# near miss: the number of replicas is not in the file
sed -i -e 's/cashdesk/till/' -e '/needs: \[fair\/kiosk\]/d' helmfile.yaml
sed -i '/name: till/,$s/1.4.0/1.5.0/' helmfile.yaml
helmfile apply --suppress-diff
kubectl scale deployment kiosk -n fair --replicas=3
kubectl rollout status deployment/kiosk -n fair
kubectl rollout status deployment/till -n fair
