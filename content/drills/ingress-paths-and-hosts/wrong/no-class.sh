# fails: shop, pay, news, new-pods
# there is no default class: no controller takes the Ingress
kubectl create ingress market -n market \
  --rule='shop.market.example/*=fruit:80' \
  --rule='shop.market.example/pay*=till:8081' \
  --rule='news.market.example/*=news:80'
