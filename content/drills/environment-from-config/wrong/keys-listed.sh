# fails: settings
# near miss: kubectl set env --from writes one reference per key that there is today
kubectl set env deployment/ticket -n ferry --from=configmap/ticket-settings --prefix=FERRY_
kubectl patch deployment ticket -n ferry -p '{"spec":{"template":{"spec":{"containers":[{"name":"ticket","env":[{"name":"DB_PASSWORD","valueFrom":{"secretKeyRef":{"name":"ticket-db","key":"password"}}},{"name":"PROMO_CODE","valueFrom":{"configMapKeyRef":{"name":"campaign","key":"code","optional":true}}}]}]}}}}'
kubectl rollout status deployment/ticket -n ferry --timeout=60s
