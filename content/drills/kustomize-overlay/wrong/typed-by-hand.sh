# fails: built-from-the-overlay, settings, base-as-it-was
# the cluster looks right, but no file says how it came about
kubectl apply -k library/base -n library-prod
kubectl create configmap catalogue-settings --from-literal=LOG_LEVEL=warn -n library-prod
kubectl label deployment,service catalogue stage=prod -n library-prod
kubectl scale deployment catalogue --replicas=3 -n library-prod
kubectl set image deployment/catalogue catalogue=httpd:2.4.63 -n library-prod
kubectl rollout status deployment/catalogue -n library-prod --timeout=120s
