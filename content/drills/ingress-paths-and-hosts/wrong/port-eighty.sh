# fails: pay, new-pods
# near miss: the Service till listens on 8081, and the controller finds no such port
kubectl create ingress market -n market --class=nginx \
  --rule='shop.market.example/*=fruit:80' \
  --rule='shop.market.example/pay*=till:80' \
  --rule='news.market.example/*=news:80'
