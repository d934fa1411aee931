# fails: shop, pay, news
# near miss: without the asterisk, kubectl create ingress writes pathType Exact
kubectl create ingress market -n market --class=nginx \
  --rule='shop.market.example/=fruit:80' \
  --rule='shop.market.example/pay=till:8081' \
  --rule='news.market.example/=news:80'
