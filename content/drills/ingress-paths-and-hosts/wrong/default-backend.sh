# fails: other-hosts
# near miss: whatever no rule matches goes to fruit as well
kubectl create ingress market -n market --class=nginx --default-backend=fruit:80 \
  --rule='shop.market.example/*=fruit:80' \
  --rule='shop.market.example/pay*=till:8081' \
  --rule='news.market.example/*=news:80'
