# fails: settings, password
# reaches the end state with copies of the values, which do not follow their source
kubectl set env deployment/ticket -n ferry FERRY_HARBOUR=Takamatsu FERRY_SEATS=320 FERRY_LANGUAGE=ja DB_PASSWORD=setouchi
kubectl patch deployment ticket -n ferry -p '{"spec":{"template":{"spec":{"containers":[{"name":"ticket","env":[{"name":"PROMO_CODE","valueFrom":{"configMapKeyRef":{"name":"campaign","key":"code","optional":true}}}]}]}}}}'
kubectl rollout status deployment/ticket -n ferry --timeout=60s
